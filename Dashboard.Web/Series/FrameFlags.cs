namespace Dashboard.Web.Series;

/// <summary>Flags of a series in a frame.</summary>
[Flags]
internal enum FrameFlags : uint
{
    Smoothed = 1,
    Double = 2,
    Reduced = 4,
    ExactSteps = 8,
    ExactWalls = 16,
    Weights = 32,
    Requery = 64,
    Superseded = 128,
    X = 256,
    Retold = 512,
}
