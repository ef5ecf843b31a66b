package dev.camelion.cli.progress;

/** Shows how far an operation is. One caller at a time. */
interface View {
    /** The tables are known; the phase before them is over. */
    void planned();

    /** A phase of the whole begins. */
    void phase(String what);

    /** A table is complete. */
    void done(TableProgress table);

    /** Called often while the operation goes on, whether anything has happened or not. */
    void tick();

    /** The operation has ended, well or not. */
    void end();
}
