package dev.camelion.ddl.policy;

/** One way to deal with a value that PostgreSQL cannot hold. */
public interface PolicyOption {
    /** The option as settings have it. */
    String id();
}
