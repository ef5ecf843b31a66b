package dev.camelion.monitor;

import dev.camelion.catalogue.StatusStore;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean {@code dev.camelion:type=SchemaChanges,source=NAME}. Counts are read from the catalogue when they are asked for:
 * they are those of all processes, and a restart does not set them back.
 */
public final class SchemaChanges implements SchemaChangesMXBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaChanges.class);

    private final String source;
    private final long id;
    private final StatusStore statuses;

    public SchemaChanges(String source, long id, StatusStore statuses) {
        this.source = source;
        this.id = id;
        this.statuses = statuses;
    }

    @Override
    public Map<String, Long> getWarnings() {
        return statuses.ddlWarnings(id);
    }

    @Override
    public Map<String, Long> getOutcomes() {
        return statuses.ddlOutcomes(id);
    }

    @Override
    public long getRefused() {
        return statuses.ddlRefused(id);
    }

    /** Makes the bean known. A source is replicated all the same where that fails. */
    public SchemaChanges register() {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, name());
        } catch (InstanceAlreadyExistsException twice) {
            LOG.debug("source {} has its management bean already", source);
        } catch (JMException failure) {
            LOG.warn("source {} has no management bean: {}", source, failure.getMessage());
        }
        return this;
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name());
        } catch (InstanceNotFoundException gone) {
            LOG.debug("source {} has no management bean", source);
        } catch (JMException failure) {
            LOG.warn("the management bean of source {} stays: {}", source, failure.getMessage());
        }
    }

    private ObjectName name() throws JMException {
        return new ObjectName("dev.camelion:type=SchemaChanges,source=" + source);
    }
}
