select skipped, replayed, discarded, kept from sch_chameleon.fn_skip_table(?, ?, ?)
