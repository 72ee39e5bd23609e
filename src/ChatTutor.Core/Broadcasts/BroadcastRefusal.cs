namespace ChatTutor.Core.Broadcasts;

/// <summary>Why something cannot be done with a broadcast now.</summary>
public enum BroadcastRefusal
{
    NothingWritten,
    TooLong,
    OddCharacters,

    /// <summary>A link that leads to no office's site.</summary>
    ForeignLink,
    PictureWithoutWords,

    /// <summary>Nobody chosen can be reached.</summary>
    Nobody,
    InThePast,

    /// <summary>At a time of day when nobody is written to unasked.</summary>
    QuietHour,

    /// <summary>The author has not yet seen it in their own chat, as it is now.</summary>
    NotTested,

    /// <summary>Nobody approves what they wrote themselves.</summary>
    OwnApproval,

    /// <summary>It has begun, or is over: what is with people cannot be changed.</summary>
    TooLate,

    /// <summary>It is not in the state this is for.</summary>
    OutOfTurn,
}

/// <summary>Refusals in words for organisers.</summary>
public static class BroadcastRefusals
{
    public static string InWords(this BroadcastRefusal refusal) => refusal switch
    {
        BroadcastRefusal.NothingWritten => "Chưa viết gì.",
        BroadcastRefusal.TooLong => $"Dài quá: tối đa {Notice.LongestText} chữ cái, có hình thì {Notice.LongestCaption}.",
        BroadcastRefusal.OddCharacters => "Có ký tự lạ; xin gõ lại thay vì dán.",
        BroadcastRefusal.ForeignLink => "Chỉ dẫn tới trang của cơ quan nhà nước (.gov.vn). Bỏ đường dẫn khác ra giúp.",
        BroadcastRefusal.PictureWithoutWords => "Hình cần vài lời tả cho người không xem được.",
        BroadcastRefusal.Nobody => "Không có ai nhận được. Chọn lại người nhận.",
        BroadcastRefusal.InThePast => "Giờ gửi đã qua hoặc chưa chọn đủ ngày giờ.",
        BroadcastRefusal.QuietHour => "Từ 20 giờ tới 7 giờ không nhắn. Chọn giờ khác.",
        BroadcastRefusal.NotTested => "Phải gửi thử cho mình trước, từ lần sửa cuối.",
        BroadcastRefusal.OwnApproval => "Không tự duyệt thông báo của mình được; nhờ người khác.",
        BroadcastRefusal.TooLate => "Đã gửi hoặc đã xong nên không sửa được nữa. Soạn thông báo mới.",
        BroadcastRefusal.OutOfTurn => "Thông báo không còn ở bước này. Xem lại ở trang Thông báo.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}

/// <summary>A broadcast after a step, or why the step was not taken. Exactly one is there.</summary>
public readonly record struct BroadcastStep(Broadcast? After, BroadcastRefusal? Refusal)
{
    public static implicit operator BroadcastStep(Broadcast after) => new(after, null);

    public static implicit operator BroadcastStep(BroadcastRefusal refusal) => new(null, refusal);
}
