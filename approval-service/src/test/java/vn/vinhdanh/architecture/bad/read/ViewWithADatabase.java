package vn.vinhdanh.architecture.bad.read;

import javax.sql.DataSource;
import vn.vinhdanh.eventstore.view.View;

/** Breaks the rule that a view knows its events alone. */
class ViewWithADatabase extends View {

    final DataSource dataSource;

    ViewWithADatabase(DataSource dataSource) {
        super("bad.view");
        this.dataSource = dataSource;
    }
}
