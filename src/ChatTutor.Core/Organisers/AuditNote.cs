namespace ChatTutor.Core.Organisers;

/// <summary>Something an organiser did, to be put on record.</summary>
/// <param name="By">The organiser's id; "lenh" for the commands of the machine.</param>
/// <param name="What">A word of <see cref="AuditWords"/> or of a later feature, short and fixed.</param>
/// <param name="Area">Where, as <see cref="Territory"/> writes it.</param>
/// <param name="About">The thing it was done to: an organiser's id, a report's name. Never a learner's name or words.</param>
public sealed record AuditNote(DateTimeOffset At, string By, string What, string Area, string About = "");

/// <summary>What is written in the log's "what".</summary>
public static class AuditWords
{
    /// <summary>Who acts when the operator uses a command of the machine.</summary>
    public const string Machine = "lenh";

    public const string SignedIn = "dang-nhap", SignInRefused = "sai-ma", SignedOut = "dang-xuat", FactorSetUp = "cai-ma-thu-hai", FactorRemoved = "bo-ma-thu-hai";
    public const string ChatLinked = "noi-chat", PairingSent = "xin-ma-noi", LinkSent = "gui-duong-dan";
    public const string OrganiserSaved = "luu-to-chuc", OrganiserDisabled = "khoa-to-chuc", OrganisersImported = "nhap-to-chuc", FiguresImported = "nhap-so-lieu";
    public const string BulletinPosted = "dang-ban-tin", BulletinWithdrawn = "rut-ban-tin";
    public const string BroadcastSaved = "soan-thong-bao", BroadcastTested = "gui-thu", BroadcastSent = "gui-thong-bao", BroadcastApproved = "duyet-thong-bao";
    public const string BroadcastPaused = "tam-dung-thong-bao", BroadcastResumed = "gui-tiep-thong-bao", BroadcastStopped = "dung-thong-bao";
    public const string HallSaved = "luu-diem-hoi", HallClosed = "bo-diem-hoi", QuizOpened = "mo-do-vui", QuizMoved = "sang-buoc-do-vui", QuizClosed = "dong-do-vui";
    public const string PracticeWitnessed = "xac-nhan-lam-thu", ClassEnrolled = "nhap-lop", SlipsAnswered = "nhap-tra-loi-co-quan";
    public const string Viewed = "xem", Exported = "xuat-tep";

    /// <summary>In words for a page; the word itself when a later feature has brought a new one.</summary>
    public static string InWords(string what) => what switch
    {
        SignedIn => "Đăng nhập",
        SignInRefused => "Nhập sai mã thứ hai",
        SignedOut => "Đăng xuất",
        FactorSetUp => "Cài mã thứ hai",
        FactorRemoved => "Bỏ mã thứ hai",
        ChatLinked => "Nối tài khoản nhắn tin",
        PairingSent => "Xin mã nối tài khoản nhắn tin",
        LinkSent => "Tạo đường dẫn đăng nhập",
        OrganiserSaved => "Thêm hoặc sửa người tổ chức",
        OrganiserDisabled => "Khóa người tổ chức",
        OrganisersImported => "Nhập danh sách người tổ chức",
        FiguresImported => "Nhập số liệu của chiến dịch",
        BulletinPosted => "Đăng bản tin",
        BulletinWithdrawn => "Rút bản tin",
        BroadcastSaved => "Soạn thông báo",
        BroadcastTested => "Gửi thử thông báo cho mình",
        BroadcastSent => "Gửi thông báo",
        BroadcastApproved => "Duyệt thông báo",
        BroadcastPaused => "Tạm dừng thông báo",
        BroadcastResumed => "Gửi tiếp thông báo",
        BroadcastStopped => "Dừng hẳn thông báo",
        HallSaved => "Thêm điểm học ngày hội",
        HallClosed => "Bỏ điểm học ngày hội",
        QuizOpened => "Mở phòng đố vui",
        QuizMoved => "Sang bước kế của phòng đố vui",
        QuizClosed => "Đóng phòng đố vui",
        PracticeWitnessed => "Xác nhận bà con làm được",
        ClassEnrolled => "Đưa danh sách lớp vào máy của mình",
        SlipsAnswered => "Nhập trả lời của cơ quan xác nhận",
        Viewed => "Xem danh sách người học",
        Exported => "Tải tệp",
        _ => what,
    };
}
