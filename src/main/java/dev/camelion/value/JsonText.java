package dev.camelion.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.TreeMap;

/** JSON documents in one spelling: no blanks, keys sorted, the last of equal keys, numbers by value, few escapes. */
final class JsonText {
    private final String json;
    private int at;

    private JsonText(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException where {@code json} is no JSON */
    static String canonical(String json) {
        var text = new JsonText(json);
        try {
            var value = text.value();
            text.blanks();
            if (text.at != json.length()) {
                throw new IllegalArgumentException("no JSON after character " + text.at);
            }
            return value;
        } catch (StringIndexOutOfBoundsException end) {
            throw new IllegalArgumentException("JSON ends too early", end);
        }
    }

    private String value() {
        blanks();
        return switch (json.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private String object() {
        var members = new TreeMap<String, String>();
        for (var next = step(); next != '}'; next = separator()) {
            var key = string();
            blanks();
            at++;
            members.put(key, value());
        }
        at++;
        return members.toString();
    }

    private String array() {
        var elements = new ArrayList<String>();
        for (var next = step(); next != ']'; next = separator()) {
            elements.add(value());
        }
        at++;
        return elements.toString();
    }

    /** Past an opening bracket, to the next thing. */
    private char step() {
        at++;
        blanks();
        return json.charAt(at);
    }

    /** Past a comma where there is one, to the next thing. */
    private char separator() {
        blanks();
        return json.charAt(at) == ',' ? step() : json.charAt(at);
    }

    private String string() {
        var out = new StringBuilder("\"");
        for (at++; json.charAt(at) != '"'; at++) {
            if (json.charAt(at) == '\\') {
                escape(out);
            } else {
                out.append(json.charAt(at));
            }
        }
        at++;
        return out.append('"').toString();
    }

    private void escape(StringBuilder out) {
        at++;
        switch (json.charAt(at)) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                out.append((char) Integer.parseInt(json, at + 1, at + 5, 16));
                at += 4;
            }
            case '"', '\\' -> out.append('\\').append(json.charAt(at));
            default -> out.append(json.charAt(at));
        }
    }

    private String literal() {
        var start = at;
        while (at < json.length() && ",]} \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        var word = json.substring(start, at);
        return switch (word) {
            case "true", "false", "null" -> word;
            default -> number(word);
        };
    }

    private static String number(String word) {
        var number = new BigDecimal(word);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    private void blanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }
}
