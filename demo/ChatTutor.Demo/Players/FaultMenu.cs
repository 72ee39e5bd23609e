namespace ChatTutor.Demo.Players;

/// <summary>What can be made to happen, as the page calls it.</summary>
internal static class FaultMenu
{
    public const string Wait = "cho", Error = "loi", Hang = "treo", Cut = "dut", Door = "chan";

    /// <summary>Seconds that "wait" asks for.</summary>
    public const int WaitSeconds = 5;

    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        [Wait] = $"429: gửi quá nhanh, chờ {WaitSeconds} giây",
        [Error] = "500: máy chủ lỗi",
        [Hang] = "Treo: không trả lời",
        [Cut] = "Nhận tin rồi đứt đường dây",
    };
}
