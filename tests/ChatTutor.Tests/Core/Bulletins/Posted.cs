using ChatTutor.Core.Bulletins;

namespace ChatTutor.Tests.Core.Bulletins;

/// <summary>Bulletins as organisers would post them, measured at six on the morning of the sample's day.</summary>
internal static class Posted
{
    /// <summary>Nine in the morning.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(7));

    public static Bulletin Salinity(string place, decimal value, DateTimeOffset? at = null, int hours = 24)
    {
        var measured = at ?? Now.AddHours(-3);
        return new($"do-man/{place}/{value}/{measured:O}", "do-man", place, null, value, "g/l", measured, measured.AddHours(hours), "Đài Khí tượng thủy văn tỉnh");
    }

    public static Bulletin Price(string item, decimal value) => new(
        $"gia-ca/{item}", "gia-ca", "phuong-go-cong", item, value, "đồng/kg", Now.AddHours(-3), Now.AddHours(24), "Hợp tác xã", "https://example.vn/gia");
}
