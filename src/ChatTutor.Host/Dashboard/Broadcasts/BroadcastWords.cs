using ChatTutor.Core.Broadcasts;
using ChatTutor.Core.Organisers;

namespace ChatTutor.Host.Dashboard.Broadcasts;

/// <summary>Broadcasts in words for organisers.</summary>
public static class BroadcastWords
{
    public static string Of(BroadcastState state) => state switch
    {
        BroadcastState.Draft => "đang soạn",
        BroadcastState.Tested => "đã gửi thử",
        BroadcastState.Asked => "chờ duyệt",
        BroadcastState.Scheduled => "chờ tới giờ",
        BroadcastState.Running => "đang gửi",
        BroadcastState.Paused => "tạm dừng",
        BroadcastState.Done => "đã xong",
        BroadcastState.Stopped => "đã dừng",
        BroadcastState.Missed => "không gửi",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The plain reason a copy stands where it stands.</summary>
    public static string Of(CopyState state) => state switch
    {
        CopyState.Waiting => "chưa tới lượt",
        CopyState.Sending => "đang gửi",
        CopyState.Sent => "đã gửi",
        CopyState.InDoubt => "không rõ có tới không (không gửi lại)",
        CopyState.Blocked => "người nhận đã chặn",
        CopyState.OptedOut => "không muốn nhận tin",
        CopyState.WindowClosed => "lâu quá chưa nhắn nên không gửi được",
        CopyState.OnlyPaid => "chỉ gửi được nếu trả tiền",
        CopyState.Rejected => "ứng dụng từ chối",
        CopyState.Stopped => "đã dừng trước khi tới lượt",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(MissedReason why) => why == MissedReason.TooMany
        ? $"Tới giờ gửi thì có hơn {Access.WideAudience} người mà chưa ai duyệt nên không gửi."
        : "Tới giờ gửi mà máy không chạy; trễ hơn 2 giờ, qua ngày hay quá 20 giờ thì không gửi nữa.";

    public static string Of(Schedule schedule) => schedule.Match(
        _ => "gửi ngay",
        at => "gửi lúc " + Moment(at.Moment),
        weekly => $"hằng tuần, {string.Join(", ", weekly.Days.Select(Day))}, lúc {weekly.Time:HH:mm}",
        after => $"cho mỗi người sau khi bắt đầu {after.Days} ngày, lúc {after.Time:HH:mm}");

    public static string Moment(DateTimeOffset moment) => moment.ToString("HH:mm 'ngày' dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public static string Day(DayOfWeek day) => day == DayOfWeek.Sunday ? "chủ nhật" : $"thứ {(int)day + 1}";
}
