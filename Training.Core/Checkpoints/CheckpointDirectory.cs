using System.Globalization;
using Training.Core.Metrics;

namespace Training.Core.Checkpoints;

/// <summary>The checkpoints of one training, files named by the optimizer's step.</summary>
/// <param name="path">The directory; it need not exist yet.</param>
public sealed class CheckpointDirectory(string path)
{
    private const string Prefix = "step-";
    private const string Extension = ".safetensors";

    /// <summary>The directory.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The files, newest first.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(Path)
        ? []
        : [.. Directory.EnumerateFiles(Path, $"{Prefix}*{Extension}").Where(static file => StepOf(file) >= 0).OrderByDescending(StepOf)];

    /// <summary>The newest checkpoint that is whole; null when there is none. The caller disposes it.</summary>
    /// <param name="damaged">Newer ones that are not, and why.</param>
    public Checkpoint? LoadLatest(out IReadOnlyList<CheckpointException> damaged)
    {
        var failures = new List<CheckpointException>();
        damaged = failures;
        foreach (var file in Files)
        {
            try
            {
                return Checkpoint.Load(file);
            }
            catch (CheckpointException failure)
            {
                failures.Add(failure);
            }
            catch (IOException failure)
            {
                failures.Add(new CheckpointException($"{file} cannot be read: {failure.Message}", failure));
            }
        }

        return null;
    }

    /// <summary>The file of the best checkpoint made at the end of an epoch; null when none knows the metric.</summary>
    /// <param name="monitor">The metric, such as <c>loss/validation</c>.</param>
    /// <param name="better">Whether less or more is better.</param>
    public string? FindBest(string monitor, Better better = Better.Less) => Best(States(), monitor, better, 1).FirstOrDefault().File;

    internal string FileOf(long step) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{step:D9}{Extension}"));

    /// <summary>Deletes what the policy does not keep. Damaged files stay: they are evidence.</summary>
    internal void Retain(CheckpointPolicy policy)
    {
        var all = States();
        var kept = all.Take(policy.KeepLast)
            .Concat(all.Where(checkpoint => policy.KeepEveryEpochs > 0 && checkpoint.State.Batch == 0 && checkpoint.State.Epoch % policy.KeepEveryEpochs == 0))
            .Concat(policy.Monitor is { } monitor ? Best(all, monitor, policy.Better, policy.KeepBest) : [])
            .Select(static checkpoint => checkpoint.File)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (file, _) in all.Where(checkpoint => !kept.Contains(checkpoint.File)))
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<(string File, CheckpointState State)> Best(List<(string File, CheckpointState State)> all, string monitor, Better better, int count) => all
        .Where(checkpoint => checkpoint.State.Batch == 0 && checkpoint.State.Metrics.TryGetValue(monitor, out var value) && !double.IsNaN(value))
        .OrderBy(checkpoint => better == Better.Less ? checkpoint.State.Metrics[monitor] : -checkpoint.State.Metrics[monitor])
        .Take(count);

    private static long StepOf(string file) =>
        long.TryParse(System.IO.Path.GetFileNameWithoutExtension(file).AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : -1;

    private List<(string File, CheckpointState State)> States()
    {
        var states = new List<(string File, CheckpointState State)>();
        foreach (var file in Files)
        {
            try
            {
                states.Add((file, Checkpoint.ReadState(file)));
            }
            catch (Exception damage) when (damage is CheckpointException or IOException)
            {
                // Neither counted nor deleted.
            }
        }

        return states;
    }
}
