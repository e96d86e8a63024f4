namespace Monitor.Tests.Support.Fuzz;

/// <summary>An input that makes reading do what it must not.</summary>
public sealed class FuzzException(string message, byte[] input, Exception? cause = null)
    : Exception($"{message}; input (base64): {Convert.ToBase64String(input)}", cause)
{
    public byte[] Input { get; } = input;
}
