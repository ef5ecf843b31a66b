package dev.camelion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What can be said of docker/ where no Docker runs: everything it names is there. */
class DockerFilesTest {
    private static final Path DOCKER = Path.of("docker");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");
    private static final Map<String, Map<String, Object>> SERVICES = services();

    @Test
    void the_image_copies_what_is_there_and_may_be_sent_to_the_builder() throws IOException {
        var sent = Files.readAllLines(Path.of(".dockerignore"));
        for (var copied : copied()) {
            assertThat(Path.of(copied)).exists();
            assertThat(sent).as("%s in .dockerignore", copied).contains("!" + copied);
        }
    }

    @Test
    void the_image_runs_the_jar_that_is_built_as_a_user_without_rights() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>camelion</finalName>");
        assertThat(dockerfile())
                .contains("/build/target/camelion.jar", "/build/target/lib", "\"/camelion/camelion.jar\"")
                .containsPattern("(?m)^USER camelion$");
    }

    @Test
    void every_file_that_compose_mounts_is_there() {
        SERVICES.forEach((name, service) -> {
            for (var volume : list(service.get("volumes"))) {
                assertThat(DOCKER.resolve(volume.substring(0, volume.indexOf(':'))))
                        .as(name)
                        .exists();
            }
            if (service.get("build") instanceof Map<?, ?> build) {
                var context = DOCKER.resolve(String.valueOf(build.get("context")));
                assertThat(context.resolve(String.valueOf(build.get("dockerfile"))))
                        .as(name)
                        .exists();
            }
        });
    }

    @Test
    void every_service_waits_for_one_that_can_say_so() {
        SERVICES.forEach((name, service) -> map(service.get("depends_on")).forEach((other, condition) -> {
            assertThat(SERVICES).as(name).containsKey(other);
            if ("service_healthy".equals(map(condition).get("condition"))) {
                assertThat(SERVICES.get(other)).as(other).containsKey("healthcheck");
            }
        }));
    }

    @Test
    void the_replica_is_the_last_to_start() {
        assertThat(SERVICES.keySet()).containsExactly("mysql", "postgres", "first-start", "replica");
        assertThat(list(SERVICES.get("replica").get("command"))).containsExactly("start_replica");
    }

    private static List<String> copied() throws IOException {
        var copied = new ArrayList<String>();
        COPIED.matcher(dockerfile())
                .results()
                .forEach(match -> copied.addAll(Arrays.asList(match.group(1).split(" "))));
        assertThat(copied).contains("pom.xml", "routes", "config");
        return copied;
    }

    private static String dockerfile() throws IOException {
        return Files.readString(DOCKER.resolve("Dockerfile"));
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            // the core schema knows the merge of maps as little as any other of YAML 1.2
            var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
            var compose = map(new Load(settings).loadFromString(Files.readString(DOCKER.resolve("compose.yaml"))));
            var services = new java.util.LinkedHashMap<String, Map<String, Object>>();
            map(compose.get("services")).forEach((name, service) -> services.put(name, merged(map(service))));
            return services;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> merged(Map<String, Object> service) {
        var merged = new java.util.LinkedHashMap<>(map(service.get("<<")));
        merged.putAll(service);
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
