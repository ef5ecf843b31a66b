package dev.camelion.value;

import dev.camelion.ddl.model.ColumnModel;

/** FLOAT and DOUBLE, bit for bit. */
final class FloatCodec implements ValueCodec {
    private final boolean single;
    private final TargetKind kind;

    FloatCodec(ColumnModel column, TargetKind kind) {
        this.single = column.type().name().equals("float");
        this.kind = kind;
    }

    @Override
    public String fromEngine(Object value, Adjustments adjustments) {
        return text(((Number) value).doubleValue());
    }

    // MySQL prints a FLOAT with 6 digits and needs 9; as a product it is a DOUBLE. A sum would lose the sign of -0.
    @Override
    public String selectExpression(String quotedColumn) {
        return quotedColumn + " * 1e0";
    }

    @Override
    public String fromCopy(byte[] value, Adjustments adjustments) {
        return text(Double.parseDouble(Texts.ascii(value)));
    }

    private String text(double value) {
        return kind == TargetKind.REAL || (single && kind != TargetKind.DOUBLE)
                ? Float.toString((float) value)
                : Double.toString(value);
    }

    @Override
    public String sourceCanonical(String quotedColumn) {
        return Canonical.mysqlDouble(quotedColumn);
    }

    @Override
    public String targetCanonical(String quotedColumn) {
        return Canonical.postgresDouble(quotedColumn);
    }

    // MySQL takes a text of 16 digits that lies halfway between two doubles, PostgreSQL then prints 17
    @Override
    public boolean isDecidedByServers() {
        return false;
    }

    @Override
    public String comparable(String text) {
        // plus 0 turns minus zero into zero
        return kind == TargetKind.REAL
                ? Float.toString(Float.parseFloat(text) + 0f)
                : Double.toString(Double.parseDouble(text) + 0.0);
    }
}
