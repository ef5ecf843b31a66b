/** What tests share. */
package dev.camelion.testkit;
