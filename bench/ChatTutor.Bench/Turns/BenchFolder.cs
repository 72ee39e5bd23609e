namespace ChatTutor.Bench.Turns;

/// <summary>A data folder for one run, gone afterwards; the first argument says where, so that a real disk can be measured.</summary>
internal static class BenchFolder
{
    public static async Task<int> UseAsync(string[] args, Func<string, Task> work)
    {
        var folder = Path.Combine(args.Length > 0 ? args[0] : Path.GetTempPath(), $"chattutor-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            await work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }
}
