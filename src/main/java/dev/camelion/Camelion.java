package dev.camelion;

/** The program's entrance. */
public final class Camelion {
    private Camelion() {}

    public static void main(String[] args) {
        System.out.println("camelion");
    }
}
