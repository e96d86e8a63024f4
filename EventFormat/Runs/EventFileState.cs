using System.Runtime.CompilerServices;

namespace EventFormat.Runs;

/// <summary>What is known of one event file: its place in the run and its counters. Touched by the polling thread only.</summary>
internal sealed class EventFileState(int id, string name)
{
    public readonly int Id = id;
    public readonly string Name = name;

    /// <summary>Place among the run's files in ordinal order of name; changes when files come and go.</summary>
    public int Rank;

    /// <summary>Whether a tag was defined by this file: then the run cannot forget the file alone.</summary>
    public bool DefinesTags;

    public long Length;
    public long BytesRead;
    public long Records;
    public long Events;
    public long Skipped;
    public long Conflicts;
    public long UnknownWallTimes;
    public double FirstWallTime;
    public double LastWallTime;
    public FileFault? LastSkip;
    public FileFault? Dead;
    public bool IsProvisional;

    public void Clear()
    {
        BytesRead = Records = Events = Skipped = Conflicts = UnknownWallTimes = 0;
        FirstWallTime = LastWallTime = double.NaN;
        DefinesTags = IsProvisional = false;
        LastSkip = Dead = null;
    }

    /// <summary>Counts an event; returns its wall time, NaN when unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double CountEvent(double wallTime)
    {
        if (!double.IsFinite(wallTime))
        {
            UnknownWallTimes++;
            wallTime = double.NaN;
        }

        FirstWallTime = Events == 0 ? wallTime : FirstWallTime;
        LastWallTime = wallTime;
        Events++;
        return wallTime;
    }

    public EventFileHealth ToHealth() => new(
        Id, Name, Length, BytesRead, Records, Events, Skipped, LastSkip, Dead, Conflicts, UnknownWallTimes, IsProvisional, FirstWallTime, LastWallTime);
}
