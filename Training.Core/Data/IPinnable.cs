namespace Training.Core.Data;

/// <summary>A batch that can move to page-locked memory, from where copies to a GPU run in the background.</summary>
/// <typeparam name="TSelf">The batch's own type.</typeparam>
public interface IPinnable<out TSelf>
{
    /// <summary>The same batch in page-locked memory; this one is released.</summary>
    TSelf PinMemory();
}
