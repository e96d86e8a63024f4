using Microsoft.Win32.SafeHandles;

namespace Training.Core.Graph;

/// <summary>Reads this process's memory by way of the kernel: an address that is none gives false where a pointer would end the process.</summary>
internal sealed class OwnMemory : IDisposable
{
    private readonly SafeFileHandle _memory = File.OpenHandle("/proc/self/mem");

    public bool TryRead(nint address, Span<byte> bytes)
    {
        if (address <= 0)
        {
            return false;
        }

        try
        {
            return RandomAccess.Read(_memory, bytes, address) == bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public bool TryReadWords(nint address, Span<nint> words) => TryRead(address, System.Runtime.InteropServices.MemoryMarshal.AsBytes(words));

    public void Dispose() => _memory.Dispose();
}
