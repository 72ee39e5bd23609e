using System.Text;

namespace ChatTutor.Tests.Channels;

/// <summary>Somebody enrols and learns both sample lessons, every kind of step and question in them, with one slip on the way.</summary>
internal static class LessonOnChannel
{
    /// <summary>Labels that are taken; what stands in brackets is typed as it is.</summary>
    private static readonly string[] Way =
    [
        "(xin chào)", "Đồng ý", "Người dân", "(tan thanh)", "xã Tân Thành", "Học bài",
        "Tiếp", "Tiếp", "Tiếp", "Làm được rồi",
        "Đọc cho họ", "Làm lại", "Không đưa", "Tiếp",
        "Hối gấp", "Bắt giữ kín", "Xong", "Tiếp",
        "Dừng lại", "Xếp lại từ đầu", "Dừng lại", "Hỏi người nhà", "Tiếp",
        "4", "Tiếp",
        "Học: Bài ngắn", "Tiếp", "Tiếp", "Sai", "Tiếp", "(nút quay về)", "Tiếp", "Cúp máy", "Tiếp",
    ];

    public static async Task<string> PlayAsync(ChannelBed bed)
    {
        var person = bed.NewPerson();
        var written = new StringBuilder();
        foreach (var (n, wish) in Way.Index())
        {
            var typed = wish.StartsWith('(') ? wish.Trim('(', ')') : null;
            written.Append(typed is null ? $">> [{wish}]" : $"> {typed}").Append('\n');
            await (typed is null ? bed.ChooseAsync(person, wish) : bed.SayAsync(person, typed));
            Write(await bed.SeenAsync(person, n + 1), written);
        }
        Assert.Equal(Way.Length, bed.Seen(person).Count);
        return written.ToString();
    }

    private static void Write(SeenMessage message, StringBuilder written)
    {
        if (message.HasPicture)
            written.Append("< [hình]\n");
        foreach (var line in message.Text.Split('\n'))
            written.Append("< ").Append(line).Append('\n');
        if (message.Labels.Count > 0)
            written.Append("  ").AppendJoin(' ', message.Labels.Select(l => $"[{l}]")).Append('\n');
        written.Append('\n');
    }
}
