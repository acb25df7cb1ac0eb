package vn.vinhdanh.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set, under {@code vinhdanh.access}.
 *
 * @param bcryptStrength cost of a password hash, as a power of two
 * @param maxFailures wrong passwords in a row after which an account is locked
 * @param lockFor how long it stays locked
 * @param rememberBasic how long a password once found right is not hashed again, at most
 * @param sessionTimeout how long a session lives without a request
 * @param jsonLimit largest JSON body
 * @param tableLimit largest CSV or spreadsheet body
 * @param documentLimit largest uploaded document
 * @param readTimeout how long a read waits for a view to reach the position it asks for
 * @param forgetKeysAfter how long the key of a request is remembered that made no version of anything; the others are
 *     kept as long as their case
 * @param heartbeat how often an open page hears that the line still stands, and its session is looked at
 * @param publicPaths more paths that need no sign-in
 */
@ConfigurationProperties("vinhdanh.access")
public record AccessProperties(
        @DefaultValue("10") int bcryptStrength,
        @DefaultValue("5") int maxFailures,
        @DefaultValue("15m") Duration lockFor,
        @DefaultValue("5m") Duration rememberBasic,
        @DefaultValue("8h") Duration sessionTimeout,
        @DefaultValue("1MB") DataSize jsonLimit,
        @DefaultValue("20MB") DataSize tableLimit,
        @DefaultValue("25MB") DataSize documentLimit,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("30d") Duration forgetKeysAfter,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue({}) List<String> publicPaths) {}
