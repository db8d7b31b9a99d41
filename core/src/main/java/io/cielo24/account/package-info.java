/** The session and the account. */
@NullMarked
package io.cielo24.account;

import org.jspecify.annotations.NullMarked;
