package dev.camelion.ddl.parse;

import dev.camelion.ddl.model.MySqlType;
import dev.camelion.ddl.statement.ColumnDefinition;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column's type and attributes. */
final class ColumnReader {
    private final Set<String> sqlMode;

    ColumnReader(Set<String> sqlMode) {
        this.sqlMode = sqlMode;
    }

    ColumnDefinition read(String name, MySqlParser.ColumnDefinitionContext definition) {
        var text = Names.text(definition.dataType());
        var attributes = new Attributes();
        if (text.equalsIgnoreCase("serial")) {
            attributes.serial();
        }
        definition.columnConstraint().forEach(attributes::add);
        var type = new TypeReader(SqlTokens.ofCanonical(text), sqlMode).read();
        return new ColumnDefinition(
                name,
                attributes.collation == null ? type : TypeReader.collated(type, attributes.collation),
                attributes.nullable,
                attributes.defaultExpression,
                attributes.autoIncrement,
                attributes.generation,
                attributes.stored,
                attributes.invisible,
                attributes.onUpdate,
                attributes.comment);
    }

    static MySqlType type(String text) {
        return new TypeReader(SqlTokens.ofCanonical(text), Set.of()).read();
    }

    /** The default's text, the current time in one spelling. */
    static String defaultText(MySqlParser.DefaultValueContext value) {
        if (!value.currentTimestamp().isEmpty()) {
            return currentTime(value.currentTimestamp(0));
        }
        if (value.constant() != null && value.constant().stringLiteral() != null) {
            return value.constant().stringLiteral().STRING_LITERAL(0).getText();
        }
        var text = Names.text(value);
        return text.equalsIgnoreCase("null") ? "NULL" : text;
    }

    static String currentTime(MySqlParser.CurrentTimestampContext now) {
        var function = now.getStart().getText().toUpperCase(Locale.ROOT);
        if (function.startsWith("CUR") && !function.equals("CURRENT_TIMESTAMP")) {
            return function.equals("CURDATE") ? "(CURRENT_DATE)" : "(CURRENT_TIME)";
        }
        var precision = now.decimalLiteral() == null ? "" : now.decimalLiteral().getText();
        return precision.isEmpty() || precision.equals("0")
                ? "CURRENT_TIMESTAMP"
                : "CURRENT_TIMESTAMP(" + precision + ")";
    }

    private static final class Attributes {
        private boolean nullable = true;
        private @Nullable String defaultExpression;
        private boolean autoIncrement;
        private @Nullable String generation;
        private boolean stored;
        private boolean invisible;
        private @Nullable String onUpdate;
        private @Nullable String collation;
        private String comment = "";

        private void serial() {
            nullable = false;
            autoIncrement = true;
        }

        private void add(MySqlParser.ColumnConstraintContext constraint) {
            if (constraint instanceof MySqlParser.NullColumnConstraintContext c) {
                nullable = c.nullNotnull().NOT() == null;
            } else if (constraint instanceof MySqlParser.DefaultColumnConstraintContext c) {
                setDefault(c.defaultValue());
            } else if (constraint instanceof MySqlParser.AutoIncrementColumnConstraintContext c) {
                autoIncrement |= c.AUTO_INCREMENT() != null;
                onUpdate = c.currentTimestamp() == null ? onUpdate : currentTime(c.currentTimestamp());
            } else if (constraint instanceof MySqlParser.GeneratedColumnConstraintContext c) {
                generation = Names.text(c.expression());
                stored = c.STORED() != null;
            } else {
                addRare(constraint);
            }
        }

        private void addRare(MySqlParser.ColumnConstraintContext constraint) {
            if (constraint instanceof MySqlParser.CommentColumnConstraintContext c) {
                comment = MySqlText.unquote(c.STRING_LITERAL().getText());
            } else if (constraint instanceof MySqlParser.InvisibilityColumnConstraintContext) {
                invisible = true;
            } else if (constraint instanceof MySqlParser.CollateColumnConstraintContext c) {
                collation = MySqlText.unquote(c.collationName().getText());
            } else if (constraint instanceof MySqlParser.SerialDefaultColumnConstraintContext) {
                serial();
            } else if (constraint instanceof MySqlParser.PrimaryKeyColumnConstraintContext) {
                nullable = false;
            }
        }

        private void setDefault(MySqlParser.DefaultValueContext value) {
            defaultExpression = defaultText(value);
            if (value.ON() != null) {
                onUpdate = currentTime(
                        value.currentTimestamp(value.currentTimestamp().size() - 1));
            }
            // the grammar gives COLLATE after a string to the string
            if (value.constant() != null
                    && value.constant().stringLiteral() != null
                    && value.constant().stringLiteral().collationName() != null) {
                collation = MySqlText.unquote(
                        value.constant().stringLiteral().collationName().getText());
            }
        }
    }
}
