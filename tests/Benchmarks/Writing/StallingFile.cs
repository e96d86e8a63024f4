namespace Benchmarks.Writing;

/// <summary>A file whose writes wait while the gate is shut.</summary>
internal sealed class StallingFile(string path, ManualResetEventSlim gate)
    : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        gate.Wait();
        base.Write(buffer);
    }
}
