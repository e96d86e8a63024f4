using System.Runtime.InteropServices;

namespace Training.Core.Training;

/// <summary>Turns the first Ctrl-C or SIGTERM into a request to stop; the second one does what it always does, it ends the process.</summary>
internal sealed class InterruptSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    private InterruptSignals(Action<string> stop) => _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = Interlocked.Increment(ref _signals) == 1;
            stop($"interrupted ({received.Signal})");
        })),
    ];

    public static InterruptSignals Listen(Action<string> stop) => new(stop);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
