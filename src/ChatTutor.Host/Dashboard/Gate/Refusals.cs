using System.Globalization;
using ChatTutor.Host.Dashboard.Account;
using ChatTutor.Host.Dashboard.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatTutor.Host.Dashboard;

/// <summary>Plain pages for what cannot be shown.</summary>
public static class Refusals
{
    /// <summary>Busy stores are asked again after this.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public static IResult NotFound() => Page(
        StatusCodes.Status404NotFound, "Không có trang này", "Đường dẫn có thể gõ nhầm, hoặc trang đã được dời đi.");

    /// <summary>True when a person's browser, not a script, asked for what is not there.</summary>
    internal static bool IsMissingPage(HttpContext http) => http.Response.StatusCode == StatusCodes.Status404NotFound
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    internal static Task NotFoundAsync(HttpContext http) => NotFound().ExecuteAsync(http);

    internal static Task ForbiddenAsync(HttpContext http) => Page(
        StatusCodes.Status403Forbidden, "Trang này không thuộc phần việc của bạn",
        "Bạn chỉ xem được địa bàn và phần việc đã giao. Nếu cần, xin nhắn ban tổ chức tỉnh.").ExecuteAsync(http);

    internal static Task SecondFactorAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return Results.Redirect(AccountPages.FactorPath).ExecuteAsync(http);
        return Page(
            StatusCodes.Status403Forbidden, "Việc này cần mã thứ hai",
            "Vào mục Tài khoản, cài mã thứ hai, rồi làm lại việc này.").ExecuteAsync(http);
    }

    /// <summary>Readers of pages are shown the door; everything else is told 401.</summary>
    internal static Task SignInAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.Ordinal))
            return Results.Redirect(SignIn.Path).ExecuteAsync(http);
        return Page(
            StatusCodes.Status401Unauthorized, "Phiên đăng nhập đã hết",
            "Xin đăng nhập lại. Bấm nút quay lại của trình duyệt thì chữ đã gõ vẫn còn.").ExecuteAsync(http);
    }

    internal static Task OldFormAsync(HttpContext http) => Page(
        StatusCodes.Status400BadRequest, "Trang mở đã lâu", "Xin mở lại trang rồi gửi lần nữa.").ExecuteAsync(http);

    internal static Task BusyAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Page(StatusCodes.Status503ServiceUnavailable, "Xin chờ một chút", "Máy chủ đang bận. Đợi vài giây rồi mở lại trang.").ExecuteAsync(http);
    }

    /// <summary>A page with one thing to say.</summary>
    public static IResult Page(int status, string title, string text) =>
        new RazorComponentResult<RefusalPage>(new { Title = title, Text = text }) { StatusCode = status };
}
