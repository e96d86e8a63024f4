namespace EventFormat.Runs;

/// <summary>What other tools left in a log directory beside event files.</summary>
public enum ForeignKind
{
    /// <summary>A session of the TensorFlow or JAX profiler: a directory within <c>plugins/profile</c>.</summary>
    Profile,

    /// <summary>A dump of TensorFlow's Debugger V2: files <c>tfdbg_events.*</c>, of which the one ending in <c>.metadata</c> is named.</summary>
    Debugger,
}

/// <summary>Data in a log directory that no event file holds.</summary>
/// <param name="Kind">Whose data it is.</param>
/// <param name="Name">Path within the log directory, with '/'.</param>
public readonly record struct ForeignData(ForeignKind Kind, string Name);
