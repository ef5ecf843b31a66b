package dev.camelion.ddl.parse;

import java.util.regex.Pattern;

/** MySQL's version as version comments write it. */
final class ServerVersion {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    private ServerVersion() {}

    /** {@code 8.0.36-28} is 80036; text that is no version is the newest one. */
    static int number(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 999999;
        }
        var patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return Integer.parseInt(matcher.group(1)) * 10000 + Integer.parseInt(matcher.group(2)) * 100 + patch;
    }
}
