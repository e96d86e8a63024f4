namespace Training.Core.Watch;

/// <summary>The disk that a directory is on, and what all disks read and write (Linux).</summary>
internal sealed class DiskGauge(string directory, string diskstats = "/proc/diskstats", string blockDevices = "/sys/block") : ISystemGauge
{
    private const int SectorBytes = 512; // of /proc/diskstats, whatever the disk's own
    private RateCounter _read, _written;

    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        if (Space() is { } space)
        {
            yield return ("system/disk/free_gib", space.Free / Units.Gibi);
            yield return ("system/disk/used_percent", 100.0 * (space.Total - space.Free) / space.Total);
        }

        // Whole disks only, by being listed as such: partitions count again what their disk counts.
        var disks = ProcFile.Lines(diskstats).Select(ProcFile.Words).Where(words => words.Length > 9 && IsDisk(words[2])).ToList();
        if (disks.Count == 0)
        {
            yield break;
        }

        if (_read.Next(disks.Sum(words => ProcFile.Number(words[5])) * SectorBytes, elapsed) is { } read)
        {
            yield return ("system/disk/read_mib_per_second", read / Units.Mebi);
        }

        if (_written.Next(disks.Sum(words => ProcFile.Number(words[9])) * SectorBytes, elapsed) is { } written)
        {
            yield return ("system/disk/write_mib_per_second", written / Units.Mebi);
        }
    }

    private bool IsDisk(string name) => !name.StartsWith("loop", StringComparison.Ordinal) && !name.StartsWith("ram", StringComparison.Ordinal)
        && !name.StartsWith("dm-", StringComparison.Ordinal) && Directory.Exists(Path.Combine(blockDevices, name));

    private (long Free, long Total)? Space()
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(directory));
            return drive.TotalSize > 0 ? (drive.AvailableFreeSpace, drive.TotalSize) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
