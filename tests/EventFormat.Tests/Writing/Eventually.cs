namespace EventFormat.Tests.Writing;

/// <summary>Waits for what another thread is about to do, never longer than a busy machine needs.</summary>
internal static class Eventually
{
    public static bool Holds(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30));
}
