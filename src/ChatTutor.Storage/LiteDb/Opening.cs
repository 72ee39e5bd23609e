namespace ChatTutor.Storage.LiteDb;

/// <summary>Closes again what was opened when a later step of opening fails.</summary>
internal sealed class Opening : IDisposable
{
    private readonly Stack<IDisposable> opened = [];

    public T Add<T>(T one)
        where T : IDisposable
    {
        opened.Push(one);
        return one;
    }

    public void Succeed() => opened.Clear();

    public void Dispose()
    {
        while (opened.TryPop(out var one))
            one.Dispose();
    }
}
