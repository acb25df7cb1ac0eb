package vn.vinhdanh.access.account;

import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;

/** Makes the account that everything else begins with, where there is none at all. */
final class FirstAdministrator implements InitializingBean {

    static final String USERNAME = "admin";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final Accounts accounts;
    private final @Nullable String password;
    private final boolean demo;

    FirstAdministrator(Accounts accounts, @Nullable String password, boolean demo) {
        this.accounts = accounts;
        this.password = password;
        this.demo = demo;
    }

    @Override
    public void afterPropertiesSet() {
        if (!accounts.isEmpty()) {
            return;
        }
        String chosen = password == null || password.isEmpty() ? random() : password;
        PasswordPolicy.defect(USERNAME, chosen, demo).ifPresent(defect -> {
            throw new IllegalStateException("VINHDANH_ADMIN_PASSWORD cannot be used: "
                    + defect.message().en());
        });
        boolean made = accounts.createFirst(
                new NewAccount(USERNAME, "Quản trị hệ thống", null, chosen, Locale.forLanguageTag("vi"), demo));
        if (made && !chosen.equals(password)) {
            // To the terminal and not to the log, which others keep and read.
            System.out.printf("%n  Account %s, password %s   (shown once; change it)%n%n", USERNAME, chosen);
        }
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
