namespace EventFormat.Runs;

/// <summary>Receives what the event files of one run hold, as a <c>RunTailer</c> reads them.</summary>
/// <remarks>
/// Called by one thread at a time. Points arrive in file order within each file; across files in any order, so the sink
/// must order by (file name, offset) itself where order matters. Nothing needs to be visible to readers before <see cref="Commit"/>.
/// </remarks>
public interface IRunSink
{
    /// <summary>A file joined the run. <paramref name="file"/> is a dense id that is never reused within a run.</summary>
    void FileAdded(int file, string name);

    /// <summary>The file was replaced, truncated or deleted: forget everything it gave. It may be read again from its start under the same id.</summary>
    void FileReset(int file);

    /// <summary>Forget every file, tag and point: the run is about to be reread from the start.</summary>
    void RunReset();

    /// <summary>A tag was seen for the first time; called before its first value, with indices 0, 1, 2, …</summary>
    void TagAdded(TagInfo tag);

    /// <summary>One scalar value.</summary>
    /// <param name="file">Id of the file it stands in.</param>
    /// <param name="tag">Index of its tag.</param>
    /// <param name="step">Step of the event.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; NaN when unknown.</param>
    /// <param name="value">The value, widened exactly.</param>
    /// <param name="isSingle">Whether the value was stored with no more than single precision.</param>
    void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle);

    /// <summary>One value of any other kind.</summary>
    void AddBlob(int file, int tag, in BlobPoint blob);

    /// <summary>A SessionLog START: the writer (re)started at <paramref name="step"/>. Draws a mark; supersedes nothing.</summary>
    void AddSessionStart(int file, long step, double wallTime);

    /// <summary>End of a batch: everything added so far may be shown to readers, at once.</summary>
    void Commit();
}
