using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>Sums over the files of a run, as of its last turn.</summary>
internal readonly record struct RunTotals(long Length, long BytesRead, long Records, long Skipped, int Problems)
{
    public static RunTotals Of(IReadOnlyList<EventFileHealth> files)
    {
        var sum = default(RunTotals);
        foreach (var file in files)
        {
            // Behind the fault that killed a file nothing is left to be read.
            sum += new RunTotals(file.Dead is null ? file.Length : file.BytesRead, file.BytesRead, file.Records, file.Skipped, file.HasFaults ? 1 : 0);
        }

        return sum;
    }

    public static RunTotals operator +(RunTotals a, RunTotals b) => new(
        a.Length + b.Length, a.BytesRead + b.BytesRead, a.Records + b.Records, a.Skipped + b.Skipped, a.Problems + b.Problems);

    /// <summary>Bytes there and not read yet.</summary>
    public long Lag => Math.Max(0, Length - BytesRead);
}
