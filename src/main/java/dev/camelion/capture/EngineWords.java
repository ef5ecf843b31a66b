package dev.camelion.capture;

import dev.camelion.model.BinlogPosition;
import org.jspecify.annotations.Nullable;

/** Puts a schema change of the source in words that the engine reads right. */
public interface EngineWords {
    /**
     * @param place where it stands in the binlog; null where the file is not known yet
     */
    String of(@Nullable BinlogPosition place, String sql);
}
