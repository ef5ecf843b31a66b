select replayed, discarded, kept from sch_chameleon.fn_retry_replaced(?, ?, ?)
