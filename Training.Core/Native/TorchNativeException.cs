namespace Training.Core.Native;

/// <summary>TorchSharp's native library cannot be loaded on this system; the message says what would help.</summary>
public sealed class TorchNativeException : Exception
{
    /// <summary>No particular cause.</summary>
    public TorchNativeException()
    {
    }

    /// <summary>With what would help.</summary>
    public TorchNativeException(string message)
        : base(message)
    {
    }

    /// <summary>With what would help, and what failed.</summary>
    public TorchNativeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
