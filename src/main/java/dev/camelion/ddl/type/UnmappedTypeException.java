package dev.camelion.ddl.type;

/** No PostgreSQL type is known for a MySQL type. */
public final class UnmappedTypeException extends RuntimeException {
    public UnmappedTypeException(String mysqlType) {
        super("no PostgreSQL type holds %s; map it with a type-override".formatted(mysqlType));
    }
}
