using ChatTutor.Service.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Chat;

/// <summary>A page with one thing to say, when the chat itself cannot be shown.</summary>
internal static class Notice
{
    public static IResult Offline() => Page(StatusCodes.Status200OK, "Chưa có mạng",
        "Máy chưa vào được mạng. Tin đã gõ vẫn được giữ và sẽ tự gửi khi có mạng lại.");

    public static IResult Later(HttpContext http, int status, TimeSpan wait)
    {
        ChatProblems.SayWait(http, wait);
        return Page(status, "Xin chờ một chút", "Đang có đông người học cùng lúc. Xin đợi vài giây rồi bấm nút bên dưới.");
    }

    public static IResult Unreadable() => Page(StatusCodes.Status400BadRequest, "Chưa gửi được",
        "Tin này dài quá hoặc máy gửi chưa đúng. Xin bấm nút bên dưới rồi gửi lại.");

    /// <summary>A store that cannot take more now is a page to try again, not an error page.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (Exception e) when (e is StoreBusyException or StoreFailedException)
        {
            return Later(call.HttpContext, StatusCodes.Status503ServiceUnavailable, ChatProblems.Busy);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return Unreadable();
        }
    }

    private static RazorComponentResult<NoticePage> Page(int status, string title, string text) =>
        new(new { Title = title, Text = text }) { StatusCode = status };
}
