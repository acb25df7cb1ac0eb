package vn.vinhdanh.approval.read.levelboard;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;
import vn.vinhdanh.events.AwardLevel;

/** One board for each level. */
public class LevelBoardViews implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        for (AwardLevel level : AwardLevel.values()) {
            registry.registerBean(
                    LevelBoardView.nameOf(level),
                    LevelBoardView.class,
                    board -> board.supplier(context -> new LevelBoardView(level)));
        }
    }
}
