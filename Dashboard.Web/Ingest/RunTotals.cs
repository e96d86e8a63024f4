using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>Sums over the files of a run, as of its last turn.</summary>
/// <param name="Length">Bytes there that can ever be read.</param>
/// <param name="BytesRead">Bytes read.</param>
/// <param name="Records">Records read.</param>
/// <param name="Skipped">Records left out for a fault of their own.</param>
/// <param name="Problems">Files with faults.</param>
/// <param name="Waiting">Bytes that can be read at once; a torn tail is not among them.</param>
internal readonly record struct RunTotals(long Length, long BytesRead, long Records, long Skipped, int Problems, long Waiting = 0)
{
    public static RunTotals Of(IReadOnlyList<EventFileHealth> files, bool hasMore = false)
    {
        var sum = default(RunTotals);
        foreach (var file in files)
        {
            // Behind the fault that killed a file nothing is left to be read.
            sum += new RunTotals(file.Dead is null ? file.Length : file.BytesRead, file.BytesRead, file.Records, file.Skipped, file.HasFaults ? 1 : 0);
        }

        return sum with { Waiting = hasMore ? sum.Lag : 0 };
    }

    public static RunTotals operator +(RunTotals a, RunTotals b) => new(
        a.Length + b.Length, a.BytesRead + b.BytesRead, a.Records + b.Records, a.Skipped + b.Skipped, a.Problems + b.Problems, a.Waiting + b.Waiting);

    /// <summary>Bytes there and not read yet.</summary>
    public long Lag => Math.Max(0, Length - BytesRead);
}
