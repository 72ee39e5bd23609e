using Microsoft.AspNetCore.Http;

namespace ChatTutor.Fakes;

/// <summary>What a planned fault does to a call.</summary>
internal static class Mischief
{
    /// <param name="carryOut">Does what was asked for, without an answer.</param>
    /// <returns>True when the call is over; false when it is to be answered properly.</returns>
    public static async Task<bool> MeetAsync(HttpContext context, Fault? fault, Func<Task> carryOut, TimeProvider time)
    {
        switch (fault)
        {
            case Fault.Error error:
                throw new ApiError(error.Code, error.Description, error.RetryAfter);
            case Fault.Page page:
                context.Response.StatusCode = page.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(page.Html);
                return true;
            case Fault.Hang:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return true;
            case Fault.ResetBefore:
                context.Abort();
                return true;
            case Fault.ResetAfter:
                await carryOut();
                context.Abort();
                return true;
            case Fault.Delay delay:
                await Task.Delay(delay.Time, time, context.RequestAborted);
                return false;
            default:
                return false;
        }
    }
}
