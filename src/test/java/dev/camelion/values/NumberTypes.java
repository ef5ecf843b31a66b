package dev.camelion.values;

import dev.camelion.testkit.Draw;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Integers, BOOL, YEAR, decimals, floating-point numbers and BIT. */
final class NumberTypes {
    private static final Map<String, Integer> INTEGER_BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

    private NumberTypes() {}

    static List<TestType> all() {
        var types = new ArrayList<TestType>();
        INTEGER_BITS.forEach((name, bits) -> {
            types.add(integer(name, bits, true));
            types.add(integer(name + " unsigned", bits, false));
            types.add(integer(name + "(5) zerofill", bits, false));
        });
        types.add(integer("tinyint(1)", 8, true));
        types.add(integer("bool", 8, true));
        types.add(TestType.of("year", Meaning.INTEGER)
                .zero("0", "'0000'")
                .minimum("1901")
                .maximum("2155")
                .nasty("1970", "'69'", "'70'")
                .random(draw -> String.valueOf(draw.between(1901, 2155)))
                .defaultsTo("'1999'"));
        for (var bits : new int[] {1, 2, 7, 8, 9, 16, 31, 33, 63, 64}) {
            types.add(bit(bits));
        }
        decimals(types);
        floats(types);
        return types;
    }

    private static TestType integer(String declaration, int bits, boolean isSigned) {
        var power = BigInteger.ONE.shiftLeft(isSigned ? bits - 1 : bits);
        var minimum = isSigned ? power.negate() : BigInteger.ZERO;
        var maximum = power.subtract(BigInteger.ONE);
        return TestType.of(declaration, Meaning.INTEGER)
                .zero("0")
                .minimum(minimum.toString())
                .maximum(maximum.toString())
                .nasty("1", isSigned ? "-1" : "2", "100")
                .random(draw -> number(draw, bits)
                        .mod(power)
                        .add(isSigned && draw.chance(0.5) ? minimum : BigInteger.ZERO)
                        .toString())
                .defaultsTo("7");
    }

    private static BigInteger number(Draw draw, int bits) {
        return new BigInteger(1, draw.bytes((bits + 7) / 8));
    }

    private static TestType bit(int bits) {
        var ones = "b'" + "1".repeat(bits) + "'";
        var mask = BigInteger.ONE.shiftLeft(bits);
        return TestType.of("bit(" + bits + ")", bits == 1 ? Meaning.BIT : Meaning.BITS)
                .zero("b'0'")
                .minimum("b'1'")
                .maximum(ones)
                .nasty("b'1" + "0".repeat(bits - 1) + "'")
                .random(draw -> "b'" + number(draw, bits).mod(mask).toString(2) + "'")
                .defaultsTo("b'1'");
    }

    private static void decimals(List<TestType> types) {
        var sizes =
                new int[][] {{1, 0}, {5, 2}, {10, 0}, {9, 9}, {18, 1}, {19, 19}, {30, 30}, {38, 10}, {65, 0}, {65, 30}};
        for (var size : sizes) {
            types.add(decimal("decimal(%d,%d)".formatted(size[0], size[1]), size[0], size[1], true));
        }
        types.add(decimal("decimal(20,5) unsigned", 20, 5, false));
        types.add(decimal("decimal(12,4) zerofill", 12, 4, false));
        types.add(decimal("dec", 10, 0, true));
        types.add(decimal("numeric(7,3)", 7, 3, true));
        types.add(decimal("fixed(4,1)", 4, 1, true));
    }

    private static TestType decimal(String declaration, int digits, int scale, boolean isSigned) {
        var maximum = new BigDecimal(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE), scale);
        var least = BigDecimal.ONE.movePointLeft(scale);
        return TestType.of(declaration, Meaning.DECIMAL)
                .zero("0", "-0.0")
                .minimum(isSigned ? maximum.negate().toPlainString() : least.toPlainString())
                .maximum(maximum.toPlainString())
                .nasty(
                        least.toPlainString(),
                        scale == 0 ? "1" : least.movePointRight(1).toPlainString())
                .random(draw -> {
                    var number = new BigDecimal(
                            number(draw, 4 * digits).mod(BigInteger.TEN.pow(draw.between(1, digits))), scale);
                    return (isSigned && draw.chance(0.5) ? number.negate() : number).toPlainString();
                })
                .defaultsTo(least.toPlainString());
    }

    private static void floats(List<TestType> types) {
        for (var declaration : List.of("float", "float(20)", "float4")) {
            types.add(single(declaration));
        }
        for (var declaration : List.of("double", "real", "float8", "double precision", "float(53)")) {
            types.add(twice(declaration));
        }
        types.add(fixedPoint("float(7,3)", Meaning.SINGLE, 7, 3, true));
        types.add(fixedPoint("float(5,1) unsigned", Meaning.SINGLE, 5, 1, false));
        types.add(fixedPoint("double(14,4)", Meaning.DOUBLE, 14, 4, true));
        types.add(fixedPoint("double(10,2) zerofill", Meaning.DOUBLE, 10, 2, false));
        types.add(fixedPoint("real(9,5)", Meaning.DOUBLE, 9, 5, true));
    }

    private static TestType single(String declaration) {
        return TestType.of(declaration, Meaning.SINGLE)
                .zero("0", "-0e0")
                .minimum("-3.4028234663852886e38")
                .maximum("3.4028234663852886e38")
                .nasty("0.1", "1.17549435e-38", "1.4e-45", "16777217", "3.14159274", "1e10", "9.999999e-5", "123456789")
                .random(draw -> {
                    var value = Float.intBitsToFloat(number(draw, 32).intValue());
                    return Float.isFinite(value) ? Double.toString(value) : "0.3";
                })
                .defaultsTo("0.1");
    }

    private static TestType twice(String declaration) {
        return TestType.of(declaration, Meaning.DOUBLE)
                .zero("0", "-0e0")
                .minimum("-1.7976931348623157e308")
                .maximum("1.7976931348623157e308")
                .nasty(
                        "0.1",
                        "5e-324",
                        "-2.2250738585072014e-308",
                        "9007199254740993",
                        "1e15",
                        "1e16",
                        "1e23",
                        "0.0001")
                .random(draw -> {
                    var value = Double.longBitsToDouble(number(draw, 64).longValue());
                    return Double.isFinite(value) ? Double.toString(value) : "0.3";
                })
                .defaultsTo("0.1");
    }

    private static TestType fixedPoint(String declaration, Meaning meaning, int digits, int scale, boolean isSigned) {
        return TestType.of(declaration, meaning)
                .zero("0")
                .minimum((isSigned ? "-" : "") + "9".repeat(digits - scale) + "." + "9".repeat(scale))
                .maximum("9".repeat(digits - scale) + "." + "9".repeat(scale))
                .nasty("0.1", "1e0", "0.05")
                .random(draw ->
                        new BigDecimal(number(draw, 4 * digits).mod(BigInteger.TEN.pow(digits)), scale).toPlainString())
                .defaultsTo("0.1");
    }
}
