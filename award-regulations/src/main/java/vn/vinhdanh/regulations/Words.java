package vn.vinhdanh.regulations;

import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Occupation;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;

/** What is said for the codes of facts within a sentence: verdicts are read by people, and kept as they were said. */
final class Words {

    private Words() {}

    static Sentence of(Rating rating) {
        return switch (rating) {
            case KHONG_HOAN_THANH -> new Sentence("không hoàn thành nhiệm vụ", "not fulfilled");
            case HOAN_THANH -> new Sentence("hoàn thành nhiệm vụ", "fulfilled");
            case TOT -> new Sentence("hoàn thành tốt nhiệm vụ", "good");
            case XUAT_SAC -> new Sentence("hoàn thành xuất sắc nhiệm vụ", "excellent");
        };
    }

    static Sentence of(Scope scope) {
        return switch (scope) {
            case GRASSROOTS -> new Sentence("cơ sở", "grassroots");
            case COMMUNE -> new Sentence("cấp xã", "commune");
            case DISTRICT -> new Sentence("cấp huyện", "district");
            case PROVINCE -> new Sentence("cấp tỉnh, bộ, ngành", "province, ministry or branch");
            case NATIONAL -> new Sentence("toàn quốc", "the whole country");
        };
    }

    static Sentence of(Merit.Kind kind) {
        return switch (kind) {
            case MOVEMENT -> new Sentence("xuất sắc trong phong trào thi đua", "excellence in an emulation movement");
            case CLUSTER_LEADER -> new Sentence("dẫn đầu cụm, khối thi đua", "lead of an emulation cluster");
            case SUDDEN -> new Sentence("đột xuất", "sudden achievement");
            case CONTRIBUTION ->
                new Sentence("đóng góp kinh tế - xã hội, từ thiện", "contribution to society or charity");
            case INVENTION -> new Sentence("phát minh, sáng chế", "invention");
            case PRIZE -> new Sentence("giải thưởng quốc tế", "international prize");
            case COMBAT ->
                new Sentence(
                        "mưu trí trong chiến đấu, phục vụ chiến đấu", "resourcefulness in combat or in serving it");
            case MODEL ->
                new Sentence("mô hình sản xuất hiệu quả được nhân rộng", "model of production that others follow");
        };
    }

    static Sentence of(Occupation occupation) {
        return switch (occupation) {
            case WORKER -> new Sentence("công nhân", "worker");
            case FARMER -> new Sentence("nông dân", "farmer");
            case OTHER -> new Sentence("khác", "other");
        };
    }
}
