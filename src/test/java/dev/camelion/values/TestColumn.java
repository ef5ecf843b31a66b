package dev.camelion.values;

/** A column of a test's table; what follows its type in CREATE TABLE. */
record TestColumn(String name, TestType type, String rest) {
    String definition() {
        return "%s %s %s".formatted(name, type.declaration(), rest);
    }
}
