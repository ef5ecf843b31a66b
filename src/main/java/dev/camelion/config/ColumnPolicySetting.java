package dev.camelion.config;

import dev.camelion.ddl.policy.BooleanPolicy;
import dev.camelion.ddl.policy.NulPolicy;
import dev.camelion.ddl.policy.TimePolicy;
import dev.camelion.ddl.policy.ZeroDatePolicy;
import java.util.Optional;

/** What some columns do otherwise than their source with values that PostgreSQL cannot hold. */
public record ColumnPolicySetting(
        ColumnPattern columns,
        Optional<ZeroDatePolicy> zeroDate,
        Optional<NulPolicy> nulCharacter,
        Optional<TimePolicy> timeOutOfRange,
        Optional<BooleanPolicy> invalidBoolean) {}
