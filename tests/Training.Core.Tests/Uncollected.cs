namespace Training.Core.Tests;

/// <summary>Runs what compares bits while the collector waits: TorchSharp may free a number that native code still reads when a collection comes between (Training.Core/README.md).</summary>
internal static class Uncollected
{
    private const long Room = 200_000_000;

    public static T Run<T>(Func<T> action)
    {
        Assert.True(GC.TryStartNoGCRegion(Room));
        try
        {
            return action();
        }
        finally
        {
            GC.EndNoGCRegion(); // Throws when the room did not suffice.
        }
    }
}
