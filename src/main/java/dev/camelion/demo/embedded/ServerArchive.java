package dev.camelion.demo.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A compressed tar file on the class path. */
final class ServerArchive {
    private static final Pattern JAR_VERSION = Pattern.compile("-([0-9][0-9.]*)\\.jar!");

    private final URL url;

    private ServerArchive(URL url) {
        this.url = url;
    }

    static ServerArchive find(String resource, String artifact) {
        var url = ServerArchive.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new ServerUnavailableException(resource + " is not on the class path. Add " + artifact + ".");
        }
        return new ServerArchive(url);
    }

    /** The version of the jar the file is in, or the file's size: either tells one content from another. */
    String version() {
        var matcher = JAR_VERSION.matcher(url.toString());
        if (matcher.find()) {
            return matcher.group(1);
        }
        try {
            return Long.toString(url.openConnection().getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unpack(Path folder) {
        try (var tar = new TarArchiveInputStream(uncompressed(new BufferedInputStream(url.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream uncompressed(InputStream file) throws IOException {
        return url.getPath().endsWith("xz") ? new XZInputStream(file) : new GZIPInputStream(file);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, path);
            var mode = (entry.getMode() & 0111) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
