namespace ChatTutor.Answers.Hearing;

/// <summary>
/// Waits for whole responses, no longer and no larger than one may be: the connector looks at no token, so that a call nobody waits for
/// any more would go on for ever.
/// </summary>
internal sealed class WholeResponses(int most, TimeSpan limit, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(most, either.Token);
            return response;
        }
        catch (Exception fault)
        {
            response?.Dispose();
            throw fault is OperationCanceledException && late.IsCancellationRequested ? new TimeoutException("No whole response in time.", fault) : fault;
        }
    }
}
