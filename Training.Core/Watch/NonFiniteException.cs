namespace Training.Core.Watch;

/// <summary>A loss or gradient was NaN or infinite.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    /// <summary>Says so.</summary>
    public NonFiniteException()
    {
    }

    /// <summary>Says what was not finite.</summary>
    public NonFiniteException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was not finite, and what showed it.</summary>
    public NonFiniteException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
